// Loaded into a measured process with --import: tells its CPU time in microseconds, and its heap after collection, when asked.
process.on('message', (question) => {
  if (question !== 'usage') return
  globalThis.gc?.()
  process.send({ cpu: process.cpuUsage(), heapUsed: process.memoryUsage().heapUsed })
})
process.channel?.unref()
