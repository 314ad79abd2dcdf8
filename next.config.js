import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const distDir = process.env.STET_DIST ?? '.next'

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir,
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  serverExternalPackages: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'],
  typescript: { tsconfigPath: tsconfigFor(distDir) },
}

export default nextConfig

/**
 * The tsconfig for a build folder. Another folder than `.next` needs its own, since the route types in two
 * folders declare the same globals.
 * @param {string} folder
 */
function tsconfigFor(folder) {
  if (folder === '.next') return 'tsconfig.json'
  const path = `tsconfig.next-${folder.replace(/[^a-z0-9]+/gi, '-').replace(/^-?(next-)?/, '')}.json`
  const text = `${JSON.stringify(
    { extends: './tsconfig.json', include: ['**/*.ts', '**/*.tsx', '**/*.js', `${folder}/types/**/*.ts`] },
    null,
    2,
  )}\n`
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  return path
}
