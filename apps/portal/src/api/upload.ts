import { headersOf, isProblem, withFreshToken, type Call } from './api.js';
import { Failure } from './failure.js';
import { noteSessionEnded } from './session.js';

export interface Upload extends Omit<Call, 'body' | 'signal'> {
  file: Blob;
  /** The content type that the route takes, as `text/csv`. */
  mediaType: string;
  /** How much has left this computer, from 0 to 1. */
  onProgress: (part: number) => void;
  signal?: AbortSignal;
}

/** Sends a file as it is and tells how far it got, which `fetch` cannot. Throws `Failure`; an abort throws an `AbortError`. */
export function upload<Answer>(path: string, call: Upload): Promise<Answer> {
  return withFreshToken(async () => send<Answer>(path, call, await headersOf('POST', call)));
}

function send<Answer>(path: string, { file, mediaType, onProgress, signal }: Upload, headers: Headers): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${path}`);
    headers.set('content-type', mediaType);
    headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total));
    request.addEventListener('error', () => reject(new Failure(0, null)));
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status >= 200 && request.status < 300) return resolve(answer as Answer);
      if (request.status === 401) noteSessionEnded();
      reject(new Failure(request.status, isProblem(answer) ? answer : null));
    });
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    keepPage(request);
    request.send(file);
  });
}

// Until its last byte has left, the file is lost with the page.
function keepPage(request: XMLHttpRequest): void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const stop = () => window.removeEventListener('beforeunload', warn);
  window.addEventListener('beforeunload', warn);
  request.upload.addEventListener('loadend', stop);
  request.addEventListener('loadend', stop);
}
