import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './page.css';
import './words/words.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { router } from './router.js';
import { AgencyTheme } from './shell/agency-theme.js';

const place = document.getElementById('portal');
if (place === null) throw new Error('index.html has no element #portal.');

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AgencyTheme>
        <RouterProvider router={router} />
      </AgencyTheme>
    </QueryClientProvider>
  </StrictMode>,
);
