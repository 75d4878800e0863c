import type { Rule } from '../rule.ts'

/** A V1 VPC link reaches a Network Load Balancer only; V2 links of REST APIs reach ALBs and NLBs by `integrationTarget`. */
export const vpcLinkTarget: Rule = {
  name: 'vpc-link-target',
  severity: 'error',
  visitors: {
    account(account, at, report) {
      for (const [id, link] of Object.entries(account.vpcLinks)) {
        if (link.version !== 'V1') continue
        link.targetArns.forEach((arn, index) => {
          if (/:loadbalancer\/net\//.test(arn) || !arn.includes(':loadbalancer/')) return
          report({
            message: `VPC link "${link.name}" (V1) needs a Network Load Balancer: use one, or a V2 link with integrationTarget for an Application Load Balancer.`,
            path: [...at.path, 'vpcLinks', id, 'targetArns', index],
          })
        })
      }
    },
    integration(integration, at, report) {
      if (integration.connectionType !== 'VPC_LINK') return
      if (!integration.connectionId)
        report({
          message: 'A private integration needs a VPC link: choose one, or set the connection type to INTERNET.',
          path: [...at.path, 'connectionId'],
        })
    },
  },
}
