'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTRPC } from '@/trpc/client'
import { counted } from '@/ui/counted'

/** Under the authorization of a method with AWS_IAM: who could sign its requests, and where they are kept. */
export function IdentitiesLink() {
  const { data } = useQuery(useTRPC().iamIdentity.list.queryOptions())
  const active = data?.filter(({ identity }) => identity.enabled).length
  return (
    <p className="mb-1 pl-[104px] text-small text-text-3">
      {active === undefined ? '' : active === 0 ? 'Nobody can sign yet. ' : `${counted(active, 'key')} can sign. `}
      <Link href="/iam" className="text-accent-text hover:underline">
        IAM identities
      </Link>
    </p>
  )
}
