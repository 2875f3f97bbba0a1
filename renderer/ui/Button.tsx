import type { ButtonHTMLAttributes } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly small?: boolean
  /** The button shows only an icon; `aria-label` says what it does. */
  readonly iconOnly?: boolean
}

export function Button({ look = 'plain', small = false, iconOnly = false, className = '', ...rest }: ButtonProps) {
  const classes = ['button', look, small ? 'small' : '', iconOnly ? 'icon-only' : '', className]
  return <button type="button" className={classes.filter(name => name !== '').join(' ')} {...rest} />
}
