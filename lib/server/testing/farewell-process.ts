import { leaveInTime } from '../farewell'

/* A server that goes on serving whatever it is told. */
process.on('SIGTERM', () => undefined)
setInterval(() => undefined, 1000)
leaveInTime(10)
console.info('serving')
