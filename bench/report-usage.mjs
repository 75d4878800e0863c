// Loaded into a measured process with --import: tells its CPU time in microseconds, or its heap in bytes after a collection.
process.on('message', (question) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send(user + system)
  } else if (question === 'heap') {
    globalThis.gc()
    process.send(process.memoryUsage().heapUsed)
  }
})
process.channel?.unref()
