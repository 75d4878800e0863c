/** What the template lines measure, bundled as the gateway and the page have it. */
export { compileMappingTemplate, renderMappingTemplate, velocityJsContext } from '@gatewright/engine/template'
export { parseTemplate } from '@gatewright/vtl'
export { parseWithVelocityJs } from '../../packages/vtl/bench/velocity-js.ts'
export { templateCases } from './templates.ts'
