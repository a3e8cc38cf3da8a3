/** The product's logo, shown beside its name. */
export function MusterMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M5 18V7l4.2 5.4L12 8.6l2.8 3.8L19 7v11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
    </svg>
  );
}
