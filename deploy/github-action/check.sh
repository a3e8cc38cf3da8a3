#!/usr/bin/env bash
# Asks the deploy gate once and says what it said. Exit codes as muster deploy check: 0 allowed, 1 denied, 2 wrong usage,
# 3 not signed in, 4 nobody answered. Whatever is not a yes fails the step: a gate that cannot be reached is closed.
set -uo pipefail

for name in MUSTER_URL MUSTER_KEY MUSTER_SERVICE MUSTER_COMMIT; do
  if [ -z "${!name:-}" ]; then
    echo "::error::$name is not set."
    exit 2
  fi
done

body=$(jq -n --arg service "$MUSTER_SERVICE" --arg commit "$MUSTER_COMMIT" \
  --arg environment "${MUSTER_ENVIRONMENT:-production}" --arg reference "${MUSTER_REFERENCE:-}" \
  --argjson rollback "$([ "${MUSTER_ROLLBACK:-false}" = true ] && echo true || echo false)" \
  '{service: $service, commit: $commit, environment: $environment}
   + (if $rollback then {rollback: true} else {} end)
   + (if $reference == "" then {} else {reference: $reference} end)')

asked="gate-${GITHUB_RUN_ID:-0}-${GITHUB_RUN_ATTEMPT:-0}-$$-$RANDOM$RANDOM"

# The key goes by standard input: arguments of a program are for every user of the machine to see. A connection that is
# refused, or a server that is overloaded, is asked again for two minutes at most; asked again it gives the same answer.
answer=$(printf 'header = "Authorization: Bearer %s"\n' "$MUSTER_KEY" |
  curl --config - --silent --show-error --max-time 20 --retry "${MUSTER_RETRIES:-6}" --retry-max-time 120 --retry-connrefused \
    --write-out '\n%{http_code}' --header 'Content-Type: application/json' --header "Idempotency-Key: $asked" --data "$body" \
    "${MUSTER_URL%/}/v1/deployments/check")
if [ $? -ne 0 ]; then
  echo '::error::Muster could not be reached, so the gate stays closed.'
  exit 4
fi
status=${answer##*$'\n'}
answer=${answer%$'\n'*}

words() { printf '%s' "$answer" | jq -j "$1 // empty" 2>/dev/null | tr '\r\n' '  '; }

case $status in
  200)
    allowed=$(words '.allowed | tostring')
    if [ -n "${GITHUB_OUTPUT:-}" ]; then
      printf 'deployment=%s\nallowed=%s\n' "$(words .id)" "$allowed" >>"$GITHUB_OUTPUT"
    fi
    said="$(words .reason) ($(words .clause)) $(words .remedy)"
    printf '%s' "$answer" | jq -r '.objectives[] | "\(.objective): \(.state), \(.remaining) of its budget left"'
    if [ "$allowed" = true ]; then
      echo "Allowed as $(words .class): $said"
      exit 0
    fi
    echo "::error::Denied: $said"
    exit 1
    ;;
  400 | 422) code=2 ;;
  401 | 403) code=3 ;;
  *) code=4 ;;
esac
echo "::error::The gate gave no answer ($status): $(words .detail) $(words .remedy)"
exit $code
