import { createServer } from 'node:http'

// What a request costs at least on this machine: reads the body and answers with fixed bytes.
// The answer comes as JSON in ANSWER: { status, headers: [[name, value]…], body: base64 }.
const answer = JSON.parse(process.env.ANSWER ?? '{"status":200,"headers":[],"body":""}')
const body = Buffer.from(answer.body, 'base64')
const headers = answer.headers.flat()

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
    response.writeHead(answer.status, headers)
    response.end(body)
  })
})
server.listen(Number(process.env.REFERENCE_PORT), '127.0.0.1')
