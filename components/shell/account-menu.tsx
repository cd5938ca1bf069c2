'use client'
import { KeyRound, LogOut, MonitorSmartphone } from 'lucide-react'
import { useRef } from 'react'
import { Avatar } from '../ui/avatar'
import { Icon } from '../ui/icon'
import { Menu, MenuAction, MenuLabel, MenuLink, MenuSeparator } from '../ui/menu'

type Props = { name: string; email: string; role: string; orgName: string; them: boolean }

/** Who is signed in, for whom and as what, and the way out. */
export function AccountMenu({ name, email, role, orgName, them }: Props) {
  const form = useRef<HTMLFormElement>(null)
  return (
    <>
    <form ref={form} method="post" action="/api/sign-out" hidden />
    <Menu
      label="Account"
      trigger={
        <button type="button" aria-label={`Account of ${name}`} className="rounded-full p-1">
          <Avatar name={name} them={them} />
        </button>
      }
    >
      <MenuLabel>
        <b className="block text-sm font-semibold text-ink">{name}</b>
        {email}
        <span className="block">
          {role}, {orgName}
        </span>
      </MenuLabel>
      <MenuSeparator />
      <MenuLink href="/account">
        <Icon of={MonitorSmartphone} />
        Your sessions
      </MenuLink>
      <MenuLink href="/keys">
        <Icon of={KeyRound} />
        Your security keys
      </MenuLink>
      <MenuAction onSelect={() => form.current?.requestSubmit()}>
        <Icon of={LogOut} />
        Sign out
      </MenuAction>
    </Menu>
    </>
  )
}
