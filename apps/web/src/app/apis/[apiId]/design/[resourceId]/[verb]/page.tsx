import { MethodPage } from '@/features/method/method-page'

type Props = { params: Promise<{ resourceId: string; verb: string }> }

export default async function Page({ params }: Props) {
  const { resourceId, verb } = await params
  return <MethodPage resourceId={decodeURIComponent(resourceId)} verb={verb} />
}
