import { useState } from 'react';

/** Something that opens and closes; what it needs is loaded when it is opened first, and kept from then on. */
export function useOpened() {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return {
    open,
    opened,
    setOpen: (now: boolean) => {
      setOpen(now);
      if (now) setOpened(true);
    },
  };
}
