// Bullet, ordered and task lists, with loose contents.
import {
  BulletList as TiptapBulletList,
  ListItem as TiptapListItem,
  OrderedList as TiptapOrderedList,
} from '@tiptap/extension-list'
import { TaskItem as TiptapTaskItem, TaskList as TiptapTaskList } from '@tiptap/extension-list'

export const BulletList = TiptapBulletList.extend({ content: 'listItem*' })
export const OrderedList = TiptapOrderedList.extend({ content: 'listItem*' })
export const ListItem = TiptapListItem.extend({ content: 'block*' })
export const TaskList = TiptapTaskList.extend({ content: 'taskItem*' })
export const TaskItem = TiptapTaskItem.extend({ content: 'block*' }).configure({ nested: true })
