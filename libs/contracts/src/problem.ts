import { z } from 'zod';

/** One field at fault, with what to do about it. */
export const fieldProblem = z.object({ field: z.string(), code: z.string(), detail: z.string() });

/** RFC 9457 problem details, with a stable code that programs may rely on. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    /** What happened and what to do, for a person. */
    detail: z.string(),
    field: z.string().optional(),
    errors: z.array(fieldProblem).optional(),
    correlationId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
