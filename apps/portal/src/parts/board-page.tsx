import type { ReactNode } from 'react';
import { DetailPage, type DetailPageProps } from './detail-page.js';

/** The shape of one screen for a live event: a detail page that moves by itself, with a place that says when it does not. */
export function BoardPage({ lost, ...detail }: Omit<DetailPageProps, 'notice'> & { lost: ReactNode }) {
  return <DetailPage {...detail} notice={lost} />;
}
