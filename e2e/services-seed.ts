/** What the simulated services hold on pictures: a snapshot, see `servicesSnapshotSchema`. */
export const servicesSeed = {
  tables: [
    {
      name: 'order-items-dev',
      hash: { name: 'orderId', type: 'S' },
      range: { name: 'sku', type: 'S' },
      indexes: [{ name: 'bySku', hash: { name: 'sku', type: 'S' } }],
      items: [
        line('o-1042', 'BK-117', 1, '24.5'),
        line('o-1042', 'BK-204', 2, '19.5'),
        line('o-1042', 'PN-031', 3, '4.25'),
        line('o-1043', 'BK-117', 1, '24.5'),
        line('o-0991', 'MG-008', 4, '11'),
        line('o-0991', 'PN-031', 10, '4.25'),
        line('o-0990', 'BK-204', 1, '19.5'),
      ],
    },
    { name: 'partners', hash: { name: 'id', type: 'S' }, items: [{ id: { S: 'p-1' } }] },
  ],
  queues: [
    { name: 'order-events', messages: [message('created', 'o-1043'), message('replaced', 'o-1042')] },
    { name: 'order-events-dlq' },
  ],
  buckets: [{ name: 'order-receipts', objects: [{ key: '2026/11/o-1042.json', body: 'eyJ0b3RhbCI6MzkuMH0=' }] }],
  topics: [{ name: 'order-news' }],
  stateMachines: [{ name: 'refund' }],
  parameters: [{ name: '/orders/currency', value: 'EUR' }],
}

function line(orderId: string, sku: string, quantity: number, price: string): object {
  return {
    orderId: { S: orderId },
    sku: { S: sku },
    qty: { N: String(quantity) },
    price: { N: price },
    createdAt: { S: '2026-11-22T13:05:11Z' },
    tags: { L: [{ S: 'book' }] },
  }
}

function message(type: string, id: string): object {
  const sentAt = Date.UTC(2026, 10, 22, 13, 5)
  return { id: `${type}-${id}`, body: JSON.stringify({ type, id }), sentAt, visibleAt: 0 }
}
