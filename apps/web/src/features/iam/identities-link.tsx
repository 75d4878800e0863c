'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTRPC } from '@/trpc/client'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'

/** Beside what says AWS_IAM: how many could sign, and where they are kept. `underLabel` is in line with the controls of a form. */
export function IdentitiesLink({ underLabel = true }: { underLabel?: boolean }) {
  const { data } = useQuery(useTRPC().iamIdentity.list.queryOptions())
  const active = data?.filter(({ identity }) => identity.enabled).length
  return (
    <p className={classNames('mb-1 text-small text-text-3', underLabel ? 'pl-[104px]' : 'mt-2')}>
      {active === undefined ? '' : active === 0 ? 'Nobody can sign yet. ' : `${counted(active, 'key')} can sign. `}
      <Link href="/iam" className="text-accent-text hover:underline">
        IAM identities
      </Link>
    </p>
  )
}
