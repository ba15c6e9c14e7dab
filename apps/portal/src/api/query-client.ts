import { QueryClient } from '@tanstack/react-query';
import { Failure } from './failure.js';

const staleMs = 10_000;
const mostTries = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: staleMs, retry: worthAnotherTry, retryDelay: (tries) => 600 * 2 ** tries },
    mutations: { retry: false },
  },
});

// A role that was accepted a second ago may not have reached every service: 403 gets another try as well.
function worthAnotherTry(tries: number, error: unknown): boolean {
  return tries < mostTries && error instanceof Failure && (error.passing || error.status === 403);
}
