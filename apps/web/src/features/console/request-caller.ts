/** Who sends a request, as far as the gateway sees it. Empty texts: as it is without. Only Simulate can set all of them. */
export type RequestCaller = {
  sourceIp: string
  userAgent: string
  /** of a private API: the VPC, and its interface endpoint */
  vpcId: string
  vpcEndpointId: string
  /** two capital letters, for geographic match statements of a web ACL */
  country: string
}

export const emptyCaller: RequestCaller = { sourceIp: '', userAgent: '', vpcId: '', vpcEndpointId: '', country: '' }
