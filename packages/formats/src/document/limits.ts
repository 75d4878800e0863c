/**
 * What a document may cost. The service itself takes 6 MB (developer guide: API Gateway quotas); more is read here so that
 * large public descriptions can be studied, and the findings say so. The other bounds keep hostile documents harmless.
 */
export const documentLimits = {
  /** bytes of UTF-8 that the service takes */
  serviceBytes: 6 * 1024 * 1024,
  /** bytes of UTF-8 that are read here unless the caller says otherwise */
  bytes: 16 * 1024 * 1024,
  /** levels of nesting */
  depth: 200,
  /** values in the document, after YAML aliases are written out */
  values: 4_000_000,
  /** values that YAML aliases may add */
  aliasedValues: 200_000,
  /** values that writing out references into schemas may add */
  innerValues: 200_000,
  /** values that writing out other local references may add */
  inlinedValues: 1_000_000,
} as const
