import './globals.css'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/features/shell/providers'
import { themeCookie, toTheme } from '@/features/shell/theme'

export const metadata: Metadata = {
  title: { default: 'Gatewright', template: '%s · Gatewright' },
  description: 'Design, test and ship Amazon API Gateway APIs without an AWS account.',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
