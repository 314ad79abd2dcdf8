import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const domTests = '**/*.dom.test.{ts,tsx}'
const outside = ['**/node_modules/**', '.next*/**', 'e2e/**', 'data/**']
/* What is pure shares its modules with the next file: loading them again took a third of its time. */
const pureTests = ['lib/{domain,contracts,exchange}/**/*.test.ts', 'app/**/*.test.{ts,tsx}']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The package throws outside a server component; its own empty module is what Next puts there.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    restoreMocks: true,
    // Left to itself it keeps one core free, which of two is half.
    maxWorkers: '100%',
    unstubEnvs: true,
    // A test that hangs has to end; one that shares two cores with a build may be slow.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          isolate: false,
          include: pureTests,
          exclude: [...outside, domTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, ...pureTests, domTests],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'happy-dom', include: [domTests], exclude: outside },
      },
    ],
  },
})
