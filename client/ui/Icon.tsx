// One icon of Lucide at the weight of the design; always decorative: the words stand beside it, or in the label of its button.
import type X from 'lucide-react/icons/x'

export type IconShape = typeof X

/** @example import Check from 'lucide-react/icons/check'; <Icon of={Check} /> */
export function Icon({
  of: Shape,
  size = '1.25em',
  className,
}: {
  of: IconShape
  size?: string
  className?: string | undefined
}) {
  return <Shape size={size} strokeWidth={1.9} aria-hidden="true" focusable="false" className={className} />
}
