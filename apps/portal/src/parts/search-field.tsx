import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { Icon } from './icons.js';

const calmMs = 250;

/** Searches while one types, after a short pause; what is searched for stands in the address. */
export function SearchField({
  value,
  label,
  hint,
  onSearch,
}: {
  value: string;
  label: string;
  hint: string;
  onSearch: (search: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  // Back, and 'clear', change the address from outside: then the field follows.
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  const search = useDebouncedCallback((text: string) => {
    setAsked(text);
    onSearch(text);
  }, calmMs);
  return (
    <TextInput
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      aria-label={label}
      placeholder={hint}
      value={typed}
      leftSection={<Icon name="search" />}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
    />
  );
}
