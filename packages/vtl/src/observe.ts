/** What an observed rendering writes down. */
export type Trace = { readonly observed: true }
