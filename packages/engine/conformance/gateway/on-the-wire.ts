import type { GatewayAnswer } from '@gatewright/engine'

/** An answer of the engine as a client would see it: whoever writes it on a connection says how long the body is. */
export function onTheWire(answer: GatewayAnswer): GatewayAnswer {
  const framed = answer.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  if (framed || answer.status === 204 || answer.status === 304) return answer
  return { ...answer, headers: [...answer.headers, ['Content-Length', String(answer.body.length)]] }
}
