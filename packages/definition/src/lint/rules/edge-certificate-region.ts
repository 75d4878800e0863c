import type { Rule } from '../rule.ts'

/** The ACM certificate of an edge-optimized domain name lives in us-east-1, whatever the API's region. */
export const edgeCertificateRegion: Rule = {
  name: 'edge-certificate-region',
  severity: 'error',
  visitors: {
    account(account, at, report) {
      for (const [name, domain] of Object.entries(account.domainNames)) {
        const region = domain.certificateArn?.split(':')[3]
        if (!domain.endpointConfiguration.types.includes('EDGE') || region === undefined || region === 'us-east-1')
          continue
        report({
          message: `The certificate of the edge-optimized domain ${name} is in ${region}: it must be in us-east-1. Request it there, or make the domain Regional.`,
          path: [...at.path, 'domainNames', name, 'certificateArn'],
        })
      }
    },
  },
}
