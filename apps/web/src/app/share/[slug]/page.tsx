import { SharePage } from '@/features/share/share-page'

type Props = { params: Promise<{ slug: string }> }

export default async function Page({ params }: Props) {
  const { slug } = await params
  return <SharePage slug={slug} />
}
