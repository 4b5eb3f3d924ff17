// An image of a shown text, or what it says where it is there no more, above its caption.
import { useState } from 'react'
import type { ShownNode } from '../../../../shared/history/shown.ts'
import { figures } from '../../../../shared/text/fr/figures.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { useAround } from './around.ts'
import type { FormedBlock } from './formed-block.tsx'
import { Line } from './Line.tsx'

const t = words(figures)

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export function Figure({ node, formed: { props, told } }: { node: ShownNode; formed: FormedBlock }) {
  const { urlOf } = useAround()
  // of this image: at another moment the same figure may show another one
  const [missing, setMissing] = useState<string | null>(null)
  const [file, alt] = [textIn(node.attrs['file']), textIn(node.attrs['alt'])]
  const { width } = node.attrs
  return (
    <figure
      {...props}
      className={classes('figure', props.className)}
      data-width={typeof width === 'number' ? width : undefined}
    >
      {told}
      <div className="figure-frame">
        {file === null || missing === file ? (
          <p className="figure-words">{alt ? t('figure.missing.alt', { alt }) : t('figure.missing')}</p>
        ) : (
          <img
            src={urlOf(file)}
            alt={alt ?? t('figure.unnamed')}
            loading="lazy"
            decoding="async"
            onError={() => setMissing(file)}
          />
        )}
      </div>
      {node.parts.length > 0 && (
        <figcaption>
          <Line parts={node.parts} />
        </figcaption>
      )}
    </figure>
  )
}
