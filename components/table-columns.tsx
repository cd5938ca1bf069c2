'use client'
import { Columns3 } from 'lucide-react'
import { Button } from './ui/button'
import { Icon } from './ui/icon'
import { Menu, MenuCheck, MenuLabel } from './ui/menu'

type Props = { columns: { id: string; label: string; visible: boolean; toggle: (on: boolean) => void }[] }

/** Which columns are shown. The choice is in the address, so a link shows the same table to a colleague. */
export function TableColumns({ columns }: Props) {
  return (
    <Menu
      label="Columns"
      trigger={
        <Button kind="quiet" size="small" className="max-md:hidden">
          <Icon of={Columns3} size={14} />
          Columns
        </Button>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {columns.map((column) => (
        <MenuCheck key={column.id} checked={column.visible} onChange={column.toggle}>
          {column.label}
        </MenuCheck>
      ))}
    </Menu>
  )
}
