import './globals.css'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/features/shell/providers'
import { themeCookie, themeHeader, toTheme } from '@/features/shell/theme'

export const metadata: Metadata = {
  title: { default: 'Gatewright', template: '%s · Gatewright' },
  description: 'Design, test and ship Amazon API Gateway APIs without an AWS account.',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await headers()).get(themeHeader) || (await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
