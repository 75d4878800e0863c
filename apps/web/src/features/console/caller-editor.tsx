'use client'

import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import type { ConsoleRequest } from './console-request.ts'
import type { RequestCaller } from './request-caller.ts'

type CallerEditorProps = { request: ConsoleRequest; onChange: (change: Partial<ConsoleRequest>) => void }

const fields: readonly {
  name: keyof RequestCaller
  label: string
  placeholder: string
  help: string
  /** why Live cannot set it */
  notLive?: string
  error?: (value: string) => string | undefined
}[] = [
  {
    name: 'sourceIp',
    label: 'Source IP',
    placeholder: '127.0.0.1',
    help: 'IPv4 or IPv6: $context.identity.sourceIp, aws:SourceIp of policies, IP sets of a web ACL',
    notLive: 'The source IP is that of the socket.',
    error: (value) =>
      /^[\d.]+$|^[\da-f:.]*:[\da-f:.]*$/i.test(value) ? undefined : 'An address, e.g. 203.0.113.7 or 2001:db8::7',
  },
  {
    name: 'userAgent',
    label: 'User agent',
    placeholder: 'none',
    help: 'Sent as User-Agent: $context.identity.userAgent, aws:UserAgent',
  },
  {
    name: 'country',
    label: 'Country',
    placeholder: 'unknown',
    help: 'Two letters, e.g. DE: what geographic match statements of a web ACL see of the address',
    notLive: 'Where an address lies is not simulated in Live beyond the ranges of the account.',
    error: (value) => (/^[A-Z]{2}$/.test(value) ? undefined : 'Two capital letters of ISO 3166-1, e.g. DE'),
  },
  {
    name: 'vpcId',
    label: 'VPC',
    placeholder: 'none',
    help: 'e.g. vpc-0a1b2c3d: aws:SourceVpc of the resource policy, $context.identity.vpcId',
    notLive: 'Requests to the local gateway come through no VPC.',
  },
  {
    name: 'vpcEndpointId',
    label: 'VPC endpoint',
    placeholder: 'none',
    help: 'e.g. vpce-0a1b2c3d: aws:SourceVpce, which private APIs ask for. The source IP is then aws:VpcSourceIp',
    notLive: 'Requests to the local gateway come through no VPC endpoint.',
  },
]

/** Who sends the request, as the network would tell the gateway. */
export function CallerEditor({ request, onChange }: CallerEditorProps) {
  const { caller, live } = request
  return (
    <>
      {live && (
        <div className="mb-2">
          <Notice tone="info" title="Live: only the user agent can be chosen">
            The gateway takes the rest from the connection. What is set below counts in Simulate.
          </Notice>
        </div>
      )}
      {fields.map(({ name, label, placeholder, help, notLive, error }) => {
        const value = caller[name]
        const isFixed = live && notLive !== undefined
        return (
          <Field
            key={name}
            label={label}
            help={isFixed ? notLive : help}
            error={value === '' || isFixed ? undefined : error?.(value)}
          >
            {(control) => (
              <Input
                {...control}
                mono
                disabled={isFixed}
                placeholder={placeholder}
                value={value}
                onChange={(event) =>
                  onChange({
                    caller: {
                      ...caller,
                      [name]: name === 'country' ? event.target.value.toUpperCase() : event.target.value,
                    },
                  })
                }
              />
            )}
          </Field>
        )
      })}
    </>
  )
}
