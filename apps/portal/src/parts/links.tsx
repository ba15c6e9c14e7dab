import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import classes from './links.module.css';

type Native = ComponentPropsWithRef<'a'>;

/** A button that leads to another page: it is a link, and looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & Omit<Native, keyof ButtonProps>) => <Button component="a" {...props} />);

/** A link in running text or below a list. */
export const TextLink = createLink((props: AnchorProps & Omit<Native, keyof AnchorProps>) => <Anchor component="a" {...props} />);

/** The link in a table's first column: bold, thinly underlined. */
export const RowLink = createLink((props: Native) => <a {...props} className={classes.row} />);

/** A link in grey, as in breadcrumbs. */
export const QuietLink = createLink((props: Native) => <a {...props} className={classes.quiet} />);

/** Looks like a link and does something on this page. */
export function TextButton(props: AnchorProps & Omit<ComponentPropsWithRef<'button'>, keyof AnchorProps>) {
  return <Anchor component="button" type="button" {...props} />;
}
