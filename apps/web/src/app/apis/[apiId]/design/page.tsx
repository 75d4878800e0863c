import { DesignerPage } from '@/features/designer/designer-page'

export default function Page() {
  return <DesignerPage />
}
