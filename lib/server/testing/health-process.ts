import { checkHealth } from '../health'

/* Says how a server is that may read its data folder and not write it; to root everything may be written. */
if (process.getuid?.() === 0) process.setuid?.(65_534)
console.info(JSON.stringify(await checkHealth()))
