import { z } from 'zod';
import { instant, organisationId } from './shapes.js';

/** Something that waits for somebody. Each service answers `GET /v1/attention`; the portal's Today page asks all of them. */
export const attentionItem = z.object({
  /** What is waited for, as `joint-purchase.commit`: the portal has the words for it. */
  kind: z.string(),
  organisationId: organisationId.nullable(),
  /** What it is about, as people know it: a purchase's title, a role. */
  subject: z.string(),
  /** Figures for the sentence, such as units short. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  byWhen: instant.nullable(),
  /** A path of the portal below `/o/<organisation>`, or from its root where no organisation is named. */
  link: z.string(),
});
export type AttentionItem = z.infer<typeof attentionItem>;

export const attention = z.object({ items: z.array(attentionItem) }).meta({ id: 'Attention' });
export type Attention = z.infer<typeof attention>;
