import type { Json, JsonObject } from '@gatewright/definition'

/** A group of rules that AWS manages, as a rule group of one's own would be written. */
export type ManagedRuleGroup = { readonly labelPrefix: string; readonly group: JsonObject }

const decoded = [
  { Priority: 0, Type: 'URL_DECODE_UNI' },
  { Priority: 1, Type: 'HTML_ENTITY_DECODE' },
]
const asItIs = [{ Priority: 0, Type: 'NONE' }]
const oversized = { OversizeHandling: 'CONTINUE' }
const everything = { MatchPattern: { All: {} }, MatchScope: 'ALL', ...oversized }

/** The parts of a request that managed rules look at, by the word that ends their names. */
const parts = {
  QUERYARGUMENTS: { AllQueryArguments: {} },
  QUERYSTRING: { QueryString: {} },
  URIPATH: { UriPath: {} },
  BODY: { Body: oversized },
  COOKIE: { Cookies: everything },
  HEADER: { Headers: everything },
} as const satisfies { [part: string]: Json }
type Part = keyof typeof parts

const labelWords: { readonly [P in Part]: string } = {
  QUERYARGUMENTS: 'QueryArguments',
  QUERYSTRING: 'QueryString',
  URIPATH: 'URIPath',
  BODY: 'Body',
  COOKIE: 'Cookie',
  HEADER: 'Header',
}

type NamedRule = { readonly name: string; readonly label: string; readonly statement: Json }

function pattern(field: Json, regex: string): Json {
  return { RegexMatchStatement: { RegexString: `(?is)${regex}`, FieldToMatch: field, TextTransformations: decoded } }
}

function size(field: Json, limit: number): Json {
  return {
    SizeConstraintStatement: {
      FieldToMatch: field,
      ComparisonOperator: 'GT',
      Size: limit,
      TextTransformations: asItIs,
    },
  }
}

/** One rule for each part of the request, named after it. */
function onParts(name: string, of: readonly Part[], statement: (field: Json) => Json, label = name): NamedRule[] {
  return of.map((part) => ({
    name: `${name}_${part}`,
    label: `${label}_${labelWords[part]}`,
    statement: statement(parts[part]),
  }))
}

const userAgent = { SingleHeader: { Name: 'user-agent' } }
const attacked: readonly Part[] = ['BODY', 'COOKIE', 'URIPATH', 'QUERYARGUMENTS']

const commonRules: NamedRule[] = [
  {
    name: 'NoUserAgent_HEADER',
    label: 'NoUserAgent_Header',
    statement: { NotStatement: { Statement: size(userAgent, 0) } },
  },
  {
    name: 'UserAgent_BadBots_HEADER',
    label: 'BadBots_Header',
    statement: pattern(userAgent, '\\b(?:nessus|nmap|nikto|sqlmap|masscan|acunetix|dirbuster|wpscan)\\b'),
  },
  {
    name: 'SizeRestrictions_QUERYSTRING',
    label: 'SizeRestrictions_QueryString',
    statement: size(parts.QUERYSTRING, 2048),
  },
  {
    name: 'SizeRestrictions_Cookie_HEADER',
    label: 'SizeRestrictions_Cookie_Header',
    statement: size({ SingleHeader: { Name: 'cookie' } }, 10_240),
  },
  { name: 'SizeRestrictions_BODY', label: 'SizeRestrictions_Body', statement: size(parts.BODY, 8192) },
  { name: 'SizeRestrictions_URIPATH', label: 'SizeRestrictions_URIPath', statement: size(parts.URIPATH, 1024) },
  ...onParts('EC2MetaDataSSRF', attacked, (field) => pattern(field, '169\\.254\\.169\\.254|fd00:ec2::254')),
  ...onParts('GenericLFI', ['QUERYARGUMENTS', 'URIPATH', 'BODY'], (field) => pattern(field, '\\.\\.[/\\\\]')),
  ...onParts('RestrictedExtensions', ['URIPATH', 'QUERYARGUMENTS'], (field) =>
    pattern(field, '\\.(?:log|ini|bak|conf|dll|sys|backup)$'),
  ),
  ...onParts('GenericRFI', ['QUERYARGUMENTS', 'BODY', 'URIPATH'], (field) =>
    pattern(field, '\\b(?:https?|ftps?|file)://\\d{1,3}(?:\\.\\d{1,3}){3}'),
  ),
  ...onParts('CrossSiteScripting', ['COOKIE', 'QUERYARGUMENTS', 'BODY', 'URIPATH'], (field) => ({
    XssMatchStatement: { FieldToMatch: field, TextTransformations: decoded },
  })),
]

const knownBadInputs: NamedRule[] = [
  ...onParts('JavaDeserializationRCE', ['HEADER', 'BODY', 'URIPATH', 'QUERYSTRING'], (field) =>
    pattern(field, 'java\\.lang\\.(?:runtime|processbuilder)|class\\.module\\.classloader|getruntime\\(\\)'),
  ),
  {
    name: 'Host_localhost_HEADER',
    label: 'Host_Localhost_Header',
    statement: pattern({ SingleHeader: { Name: 'host' } }, '^(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?$'),
  },
  { name: 'PROPFIND_METHOD', label: 'Propfind_Method', statement: pattern({ Method: {} }, '^propfind$') },
  ...onParts('ExploitablePaths', ['URIPATH'], (field) =>
    pattern(field, '/(?:web-inf|meta-inf|\\.git|\\.svn|wp-config)\\b'),
  ),
  ...onParts('Log4JRCE', ['HEADER', 'QUERYSTRING', 'BODY', 'URIPATH'], (field) =>
    pattern(field, '\\$\\{[^}]{0,100}(?:jndi|j\\$\\{|\\$\\{::-j)'),
  ),
]

const sqlRules: NamedRule[] = [
  ...onParts('SQLi', ['QUERYARGUMENTS', 'BODY', 'COOKIE'], (field) => ({
    SqliMatchStatement: { FieldToMatch: field, TextTransformations: decoded },
  })),
  ...onParts('SQLiExtendedPatterns', ['QUERYARGUMENTS', 'BODY'], (field) =>
    pattern(field, '\\b(?:xp_cmdshell|utl_http|dbms_pipe)\\b'),
  ),
]

function managed(labelGroup: string, rules: readonly NamedRule[]): ManagedRuleGroup {
  return {
    labelPrefix: `awswaf:managed:aws:${labelGroup}:`,
    group: {
      Rules: rules.map(({ name, label, statement }, Priority) => ({
        Name: name,
        Priority,
        Statement: statement,
        Action: { Block: {} },
        RuleLabels: [{ Name: label }],
      })),
    },
  }
}

const groups: { readonly [name: string]: ManagedRuleGroup } = {
  AWSManagedRulesCommonRuleSet: managed('core-rule-set', commonRules),
  AWSManagedRulesKnownBadInputsRuleSet: managed('known-bad-inputs', knownBadInputs),
  AWSManagedRulesSQLiRuleSet: managed('sql-database', sqlRules),
}

/**
 * A rule group of AWS by its name: names, labels, sizes and parts of the request as documented; the patterns are stand-ins,
 * since the service's own are not published (WAF developer guide: AWS managed rules). Undefined for groups not simulated.
 */
export function managedRuleGroup(name: string): ManagedRuleGroup | undefined {
  return Object.hasOwn(groups, name) ? groups[name] : undefined
}
