import { Brand } from '@/components/shell/brand'

/** The frame of the pages before sign-in: a name, one column, one thing to do. */
export function EntryPage({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <main className="mx-auto grid max-w-[520px] content-start gap-5 px-5 py-14">
      <Brand />
      <h1 className="text-xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}
