import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { contextOf } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, EMPTY, type Observable } from 'rxjs';
import { gatewayProblems } from '../problems.js';

/** What a person is told, by the problem's code. */
const WORDS: Readonly<Record<string, { heading: string; text: string }>> = {
  'gateway.provider-away': {
    heading: 'Sign-in is not possible right now',
    text: 'The sign-in service does not answer. Whoever is signed in can go on working. Please try again in a few minutes.',
  },
  'gateway.sessions-away': {
    heading: 'Sign-in is not possible right now',
    text: 'Sign-ins cannot be looked up at the moment. Nothing is lost. Please try again in a few minutes.',
  },
  'gateway.sign-in-interrupted': {
    heading: 'Please sign in again',
    text: 'This sign-in took too long, or was begun in another browser, or a second one was begun meanwhile.',
  },
  'gateway.sign-in-failed': {
    heading: 'You are not signed in',
    text: 'The sign-in service did not confirm the sign-in, or it was canceled.',
  },
};
const OTHERWISE = { heading: 'This page cannot be shown', text: 'The address is not one that Tributary has made.' };

const statuses: Readonly<Record<string, { status: number } | undefined>> = gatewayProblems;

/** On its way through the sign-in a browser shows whatever it gets, so trouble there is a page. Programs get the problem, as everywhere. */
@Injectable()
export class TroublePage implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!request.headers.accept?.includes('text/html')) return next.handle();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const status = error instanceof RuleBroken ? statuses[error.code]?.status : undefined;
        if (!(error instanceof RuleBroken) || status === undefined) throw error;
        const { heading, text } = WORDS[error.code] ?? OTHERWISE;
        const html = page(heading, text, contextOf(request).correlationId);
        void reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
        return EMPTY;
      }),
    );
  }
}

/** Only our own words and a checked id go in, so nothing needs escaping. */
function page(heading: string, text: string, correlationId: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · Tributary</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; color: #1f2a33; background: #f5f7f9; margin: 0; padding: 12vh 1.25rem }
main { max-width: 32rem; margin: 0 auto; background: #fff; border: 1px solid #d7dee4; border-radius: 8px; padding: 1.75rem }
h1 { font-size: 1.4rem; margin: 0 0 .5rem } p { margin: 0 0 1.25rem } small { color: #5b6975 }
a { color: #0e5f7d; margin-right: 1.25rem }
</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<p><a href="/sign-in?return=/">Sign in</a><a href="/">First page</a></p>
<small>Reference: ${correlationId}</small>
</main>
</body>
</html>
`;
}
