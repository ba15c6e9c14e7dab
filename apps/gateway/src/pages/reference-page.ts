/** Swagger UI without a line of inline script. */
export const referencePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · Tributary</title>
<link rel="icon" type="image/png" href="/reference/favicon-32x32.png">
<link rel="stylesheet" href="/reference/swagger-ui.css">
<style>
body { margin: 0 }
.topbar-wrapper .link > * { display: none }
.topbar-wrapper .link::before { content: 'Tributary · API reference'; font: 600 1.1rem system-ui, sans-serif; color: #fff }
</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="/reference/swagger-ui-bundle.js"></script>
<script src="/reference/swagger-ui-standalone-preset.js"></script>
<script src="/reference/initializer.js"></script>
</body>
</html>
`;

/**
 * Starts Swagger UI with one document for each service. Whoever is signed in with this browser can try routes out: changes then need the CSRF
 * token, and a key by which they are made once.
 */
export function referenceInitializer(services: readonly string[]): string {
  const urls = services.map((name) => ({ name, url: `/reference/openapi/${name}.json` }));
  return `async function addWhatWritesNeed(request) {
  if (/^(GET|HEAD)$/i.test(request.method ?? 'GET')) return request;
  const session = await (await fetch('/session')).json();
  if (session.csrfToken !== null) request.headers['x-csrf-token'] = session.csrfToken;
  request.headers['Idempotency-Key'] ??= crypto.randomUUID();
  return request;
}

window.addEventListener('load', () => {
  SwaggerUIBundle({
    urls: ${JSON.stringify(urls)},
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    requestInterceptor: addWhatWritesNeed,
  });
});
`;
}
