import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@fontsource-variable/ibm-plex-sans/wght.css'
import './styles/globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Toasts } from './_components/toast'

export const metadata: Metadata = {
  title: { template: '%s · Stet', default: 'Stet' },
  description: 'Fact-checking for newsrooms: claims, findings, sources, review.',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FCFDFB' },
    { media: '(prefers-color-scheme: dark)', color: '#171C1B' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Toasts />
      </body>
    </html>
  )
}
