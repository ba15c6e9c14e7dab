import type { ComponentPropsWithRef } from 'react';
import classes from './data-table.module.css';

/**
 * A table with the theme's measures: rows of 40 pixels, flush at both ends, lines between rows alone. It is the browser's own: Mantine's brings
 * its scroll area and floating-ui along, 23 kB compressed, on every page that has a list.
 */
export function DataTable({ className, ...table }: ComponentPropsWithRef<'table'>) {
  return <table {...table} className={className === undefined ? classes.table : `${classes.table} ${className}`} />;
}
