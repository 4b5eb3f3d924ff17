// Bullet, ordered and task lists, with loose contents.
import {
  BulletList as TiptapBulletList,
  ListItem as TiptapListItem,
  OrderedList as TiptapOrderedList,
} from '@tiptap/extension-list'
import { maySay } from '../attribute-values.ts'
import { TaskItem as TiptapTaskItem, TaskList as TiptapTaskList } from '@tiptap/extension-list'

export const BulletList = TiptapBulletList.extend({ content: 'listItem*' })
export const OrderedList = TiptapOrderedList.extend({
  content: 'listItem*',
  addAttributes() {
    const start = { default: 1, parseHTML: (element: HTMLElement) => startOf(element.getAttribute('start')) }
    return { ...this.parent?.(), start }
  },
})
export const ListItem = TiptapListItem.extend({ content: 'block*' })
export const TaskList = TiptapTaskList.extend({ content: 'taskItem*' })
export const TaskItem = TiptapTaskItem.extend({ content: 'block*' }).configure({ nested: true })

/** A page may say anything; what no list of ours begins with is a list from one. */
const startOf = (said: string | null): number => {
  const start = said === null ? 1 : Number.parseInt(said, 10)
  return maySay('start', start) ? start : 1
}
