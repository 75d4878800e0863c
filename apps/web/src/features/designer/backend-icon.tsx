import type { Icon } from '@/ui/icon'
import { DatabaseIcon, FunctionIcon, GlobeIcon, LinkIcon, MockIcon, SwapIcon } from '@/ui/icons'
import type { BackendKind } from './layout/backend-node.ts'

const stores = ['dynamodb', 's3']

/** The glyph of a backend; `key` of an AWS service tells stores from the others. */
export function backendIcon(kind: BackendKind, key = ''): Icon {
  switch (kind) {
    case 'function':
      return FunctionIcon
    case 'http':
      return GlobeIcon
    case 'mock':
      return MockIcon
    case 'vpcLink':
      return LinkIcon
    case 'aws':
      return stores.includes(key.split(':')[0] ?? '') ? DatabaseIcon : SwapIcon
  }
}
