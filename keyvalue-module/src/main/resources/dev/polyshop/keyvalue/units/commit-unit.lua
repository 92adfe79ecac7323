-- Makes a unit's writes count, if what it has read still stands. ARGV: expectations, then the writes.
local at = after_expectations(1)
if not at then
  return {'changed'}
end
apply_writes(at, #ARGV)
return {'committed'}
