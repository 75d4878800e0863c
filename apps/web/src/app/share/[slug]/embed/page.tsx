import { EmbedPage } from '@/features/share/embed-page'

type Props = { params: Promise<{ slug: string }> }

export default async function Page({ params }: Props) {
  const { slug } = await params
  return <EmbedPage slug={slug} />
}
