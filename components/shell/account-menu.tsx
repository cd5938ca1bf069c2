'use client'
import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Avatar } from '../ui/avatar'
import { Icon } from '../ui/icon'
import { Menu, MenuAction, MenuLabel, MenuSeparator } from '../ui/menu'

type Props = { name: string; email: string; role: string; orgName: string; them: boolean; signOut: () => Promise<void> }

/** Who is signed in, for whom and as what, and the way out. */
export function AccountMenu({ name, email, role, orgName, them, signOut }: Props) {
  const [leaving, leave] = useTransition()
  return (
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
      <MenuAction onSelect={() => leave(signOut)}>
        <Icon of={LogOut} />
        {leaving ? 'Signing out…' : 'Sign out'}
      </MenuAction>
    </Menu>
  )
}
