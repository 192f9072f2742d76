;; The model's arithmetic, several numbers at a time. `kernel.wasm` is made from this file by `npm run build:kernel`.
;; First the sums of table rows (table.ts), then the network. All addresses are in bytes.
(module
  (memory (export "memory") 1)

  ;; Makes the pairs of `count` bitmap words, which stand in the second half of the room of the pairs, by table.ts's indexBits.
  (func (export "rank") (param $index i32) (param $count i32)
    (local $from i32) (local $word i32) (local $rank i32)
    (local.set $from (i32.add (local.get $index) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (if (local.get $count) (then
        (local.set $word (i32.load (local.get $from)))
        (i32.store offset=0 (local.get $index) (local.get $word))
        (i32.store offset=4 (local.get $index) (local.get $rank))
        (local.set $rank (i32.add (local.get $rank) (i32.popcnt (local.get $word))))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (local.set $index (i32.add (local.get $index) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))

  ;; Turns `count` hashes into the addresses of their rows, in place; a hash without one gives `empty`. As findRow of
  ;; table.ts, without a branch, so that no look-up waits for the one before it. index: pairs of a bitmap word and the number
  ;; of rows before it.
  (func $find (param $at i32) (param $end i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (local $bucket i32) (local $pair i32) (local $word i32)
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $bucket (i32.shr_u (i32.load (local.get $at)) (local.get $shift)))
        (local.set $pair
          (i32.add (local.get $index) (i32.shl (i32.shr_u (local.get $bucket) (i32.const 5)) (i32.const 3))))
        (local.set $word (i32.load (local.get $pair)))
        (i32.store (local.get $at) (select
          (i32.add (local.get $rows) (i32.mul (local.get $classes) (i32.add (i32.load offset=4 (local.get $pair))
            (i32.popcnt (i32.and (local.get $word)
              (i32.xor (i32.shl (i32.const -1) (local.get $bucket)) (i32.const -1)))))))
          (local.get $empty)
          (i32.and (i32.shr_u (local.get $word) (local.get $bucket)) (i32.const 1))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))))

  ;; out[0..8) = the sum of the rows of `count` hashes, which are overwritten; a row has `classes` bytes, up to 8
  (func (export "sum8")
    (param $at i32) (param $count i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (param $out i32)
    (local $end i32) (local $a v128)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (call $find (local.get $at) (local.get $end) (local.get $shift) (local.get $index) (local.get $rows)
      (local.get $classes) (local.get $empty))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s (i32.load (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next))))
    (v128.store offset=0 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $a)))
    (v128.store offset=16 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $a))))

  ;; the same for rows of up to 32 bytes
  (func (export "sum32")
    (param $at i32) (param $count i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (param $out i32)
    (local $end i32) (local $row i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (call $find (local.get $at) (local.get $end) (local.get $shift) (local.get $index) (local.get $rows)
      (local.get $classes) (local.get $empty))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $row (i32.load (local.get $at)))
        (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s offset=0 (local.get $row))))
        (local.set $b (i16x8.add (local.get $b) (v128.load8x8_s offset=8 (local.get $row))))
        (local.set $c (i16x8.add (local.get $c) (v128.load8x8_s offset=16 (local.get $row))))
        (local.set $d (i16x8.add (local.get $d) (v128.load8x8_s offset=24 (local.get $row))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next))))
    (v128.store offset=0 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $a)))
    (v128.store offset=16 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $a)))
    (v128.store offset=32 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $b)))
    (v128.store offset=48 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $b)))
    (v128.store offset=64 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $c)))
    (v128.store offset=80 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $c)))
    (v128.store offset=96 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $d)))
    (v128.store offset=112 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $d))))

  ;; out[t][0..64) = for n rows of 6 numbers (16 bits each) the sum of the tables' rows of those numbers: 64 signed bytes,
  ;; times the table's unit. tables: 6 pairs of an address and a unit.
  (func (export "embed") (param $numbers i32) (param $n i32) (param $tables i32) (param $out i32)
    (local $part i32) (local $column i32) (local $table i32) (local $from i32) (local $unit v128) (local $x v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (if (i32.eqz (local.get $n)) (then (return)))
    (loop $row
      (local.set $part (i32.const 0))
      (loop $quarter
        (local.set $column (i32.const 0))
        (local.set $table (local.get $tables))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $d (v128.const f32x4 0 0 0 0))
        (loop $add
          (local.set $from (i32.add (i32.add (i32.load (local.get $table)) (local.get $part))
            (i32.shl (i32.load16_u (i32.add (local.get $numbers) (local.get $column))) (i32.const 6))))
          (local.set $unit (v128.load32_splat offset=4 (local.get $table)))
          (local.set $x (v128.load8x8_s offset=0 (local.get $from)))
          (local.set $a (f32x4.add (local.get $a)
            (f32x4.mul (local.get $unit) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $x))))))
          (local.set $b (f32x4.add (local.get $b)
            (f32x4.mul (local.get $unit) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $x))))))
          (local.set $x (v128.load8x8_s offset=8 (local.get $from)))
          (local.set $c (f32x4.add (local.get $c)
            (f32x4.mul (local.get $unit) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $x))))))
          (local.set $d (f32x4.add (local.get $d)
            (f32x4.mul (local.get $unit) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $x))))))
          (local.set $table (i32.add (local.get $table) (i32.const 8)))
          (br_if $add
            (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 2))) (i32.const 12))))
        (v128.store offset=0 (local.get $out) (local.get $a))
        (v128.store offset=16 (local.get $out) (local.get $b))
        (v128.store offset=32 (local.get $out) (local.get $c))
        (v128.store offset=48 (local.get $out) (local.get $d))
        (local.set $out (i32.add (local.get $out) (i32.const 64)))
        (br_if $quarter
          (i32.lt_u (local.tee $part (i32.add (local.get $part) (i32.const 16))) (i32.const 64))))
      (local.set $numbers (i32.add (local.get $numbers) (i32.const 12)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; out[t][..) = bias[..) + sum over i < inputs of x[t][i] * w[i][..), for n rows; a row of out has `width` bytes. The columns
  ;; of w stand in blocks of 16: [block][inputs][16]. A block is kept at hand while two rows at a time pass by.
  (func (export "project")
    (param $x i32) (param $n i32) (param $inputs i32) (param $w i32) (param $bias i32) (param $out i32) (param $width i32)
    (local $stride i32) (local $size i32) (local $block i32) (local $row i32) (local $p i32) (local $q i32) (local $end i32)
    (local $at i32) (local $to i32) (local $next i32) (local $s v128) (local $u v128) (local $v v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (if (i32.eqz (local.get $n)) (then (return)))
    (local.set $stride (i32.shl (local.get $inputs) (i32.const 2)))
    (local.set $size (i32.shl (local.get $inputs) (i32.const 6)))
    (loop $columns
      (local.set $row (i32.const 0))
      (loop $pair
        (local.set $p (i32.add (local.get $x) (i32.mul (local.get $row) (local.get $stride))))
        (local.set $to (i32.add (i32.add (local.get $out) (local.get $block)) (i32.mul (local.get $row) (local.get $width))))
        ;; a last odd row is its own partner
        (local.set $next (i32.lt_u (i32.add (local.get $row) (i32.const 1)) (local.get $n)))
        (local.set $q (i32.add (local.get $p) (i32.mul (local.get $stride) (local.get $next))))
        (local.set $end (i32.add (local.get $p) (local.get $stride)))
        (local.set $at (local.get $w))
        (local.set $a (v128.load offset=0 (local.get $bias)))
        (local.set $b (v128.load offset=16 (local.get $bias)))
        (local.set $c (v128.load offset=32 (local.get $bias)))
        (local.set $d (v128.load offset=48 (local.get $bias)))
        (local.set $e (local.get $a))
        (local.set $f (local.get $b))
        (local.set $g (local.get $c))
        (local.set $h (local.get $d))
        (loop $input
          (local.set $s (v128.load32_splat (local.get $p)))
          (local.set $u (v128.load32_splat (local.get $q)))
          (local.set $v (v128.load offset=0 (local.get $at)))
          (local.set $a (f32x4.relaxed_madd (local.get $s) (local.get $v) (local.get $a)))
          (local.set $e (f32x4.relaxed_madd (local.get $u) (local.get $v) (local.get $e)))
          (local.set $v (v128.load offset=16 (local.get $at)))
          (local.set $b (f32x4.relaxed_madd (local.get $s) (local.get $v) (local.get $b)))
          (local.set $f (f32x4.relaxed_madd (local.get $u) (local.get $v) (local.get $f)))
          (local.set $v (v128.load offset=32 (local.get $at)))
          (local.set $c (f32x4.relaxed_madd (local.get $s) (local.get $v) (local.get $c)))
          (local.set $g (f32x4.relaxed_madd (local.get $u) (local.get $v) (local.get $g)))
          (local.set $v (v128.load offset=48 (local.get $at)))
          (local.set $d (f32x4.relaxed_madd (local.get $s) (local.get $v) (local.get $d)))
          (local.set $h (f32x4.relaxed_madd (local.get $u) (local.get $v) (local.get $h)))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (local.set $q (i32.add (local.get $q) (i32.const 4)))
          (br_if $input (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 4))) (local.get $end))))
        (v128.store offset=0 (local.get $to) (local.get $a))
        (v128.store offset=16 (local.get $to) (local.get $b))
        (v128.store offset=32 (local.get $to) (local.get $c))
        (v128.store offset=48 (local.get $to) (local.get $d))
        (local.set $to (i32.add (local.get $to) (i32.mul (local.get $width) (local.get $next))))
        (v128.store offset=0 (local.get $to) (local.get $e))
        (v128.store offset=16 (local.get $to) (local.get $f))
        (v128.store offset=32 (local.get $to) (local.get $g))
        (v128.store offset=48 (local.get $to) (local.get $h))
        (br_if $pair (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 2))) (local.get $n))))
      (local.set $w (i32.add (local.get $w) (local.get $size)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 64)))
      (br_if $columns (i32.lt_u (local.tee $block (i32.add (local.get $block) (i32.const 64))) (local.get $width)))))

  ;; squash.ts, four at a time
  (func $squash (param $v v128) (result v128) (local $s v128)
    (local.set $v (f32x4.pmax (f32x4.pmin (local.get $v) (v128.const f32x4 4.97 4.97 4.97 4.97))
      (v128.const f32x4 -4.97 -4.97 -4.97 -4.97)))
    (local.set $s (f32x4.mul (local.get $v) (local.get $v)))
    (f32x4.div
      (f32x4.mul (local.get $v)
        (f32x4.relaxed_madd (local.get $s)
          (f32x4.relaxed_madd (local.get $s)
            (f32x4.add (v128.const f32x4 378 378 378 378) (local.get $s))
            (v128.const f32x4 17325 17325 17325 17325))
          (v128.const f32x4 135135 135135 135135 135135)))
      (f32x4.relaxed_madd (local.get $s)
        (f32x4.relaxed_madd (local.get $s)
          (f32x4.relaxed_madd (local.get $s) (v128.const f32x4 28 28 28 28) (v128.const f32x4 3150 3150 3150 3150))
          (v128.const f32x4 62370 62370 62370 62370))
        (v128.const f32x4 135135 135135 135135 135135))))

  ;; 0.5 + 0.5 * squash(v): the gates' weights are halved beforehand
  (func $gate (param $v v128) (result v128)
    (f32x4.relaxed_madd (v128.const f32x4 0.5 0.5 0.5 0.5) (call $squash (local.get $v))
      (v128.const f32x4 0.5 0.5 0.5 0.5)))

  ;; Four units of a place of the recurrence, from the sums of their gates.
  (func $unit (param $in v128) (param $keep v128) (param $candidate v128) (param $open v128) (param $state i32) (param $out i32)
    (local $now v128)
    (local.set $now (f32x4.relaxed_madd (call $gate (local.get $keep)) (v128.load (local.get $state))
      (f32x4.mul (call $gate (local.get $in)) (call $squash (local.get $candidate)))))
    (v128.store (local.get $state) (local.get $now))
    (v128.store (local.get $out) (f32x4.mul (call $gate (local.get $open)) (call $squash (local.get $now)))))

  ;; One direction over n rows. z: the first row of what `project` gave, zStep: bytes to the next one (negative to read
  ;; backwards). Columns of z and of w stand in groups of 32, for 8 units: 8 in gates, 8 keep gates, 8 candidates, 8 out gates.
  ;; w: [group][units][32]. out: where the first row's outputs go; width: bytes of them. zeros: as many zeros; state: room for as many.
  (func (export "direction")
    (param $z i32) (param $zStep i32) (param $n i32) (param $w i32) (param $out i32) (param $outStep i32) (param $width i32)
    (param $zeros i32) (param $state i32)
    (local $before i32) (local $end i32) (local $at i32) (local $from i32) (local $k i32) (local $unit i32) (local $s v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (if (i32.eqz (local.get $n)) (then (return)))
    (memory.fill (local.get $state) (i32.const 0) (local.get $width))
    (local.set $before (local.get $zeros))
    (loop $row
      (local.set $at (local.get $w))
      (local.set $from (local.get $z))
      (local.set $end (i32.add (local.get $before) (local.get $width)))
      (local.set $unit (i32.const 0))
      (loop $group
        (local.set $a (v128.load offset=0 (local.get $from)))
        (local.set $b (v128.load offset=16 (local.get $from)))
        (local.set $c (v128.load offset=32 (local.get $from)))
        (local.set $d (v128.load offset=48 (local.get $from)))
        (local.set $e (v128.load offset=64 (local.get $from)))
        (local.set $f (v128.load offset=80 (local.get $from)))
        (local.set $g (v128.load offset=96 (local.get $from)))
        (local.set $h (v128.load offset=112 (local.get $from)))
        (local.set $k (local.get $before))
        (loop $next
          (local.set $s (v128.load32_splat (local.get $k)))
          (local.set $a (f32x4.relaxed_madd (local.get $s) (v128.load offset=0 (local.get $at)) (local.get $a)))
          (local.set $b (f32x4.relaxed_madd (local.get $s) (v128.load offset=16 (local.get $at)) (local.get $b)))
          (local.set $c (f32x4.relaxed_madd (local.get $s) (v128.load offset=32 (local.get $at)) (local.get $c)))
          (local.set $d (f32x4.relaxed_madd (local.get $s) (v128.load offset=48 (local.get $at)) (local.get $d)))
          (local.set $e (f32x4.relaxed_madd (local.get $s) (v128.load offset=64 (local.get $at)) (local.get $e)))
          (local.set $f (f32x4.relaxed_madd (local.get $s) (v128.load offset=80 (local.get $at)) (local.get $f)))
          (local.set $g (f32x4.relaxed_madd (local.get $s) (v128.load offset=96 (local.get $at)) (local.get $g)))
          (local.set $h (f32x4.relaxed_madd (local.get $s) (v128.load offset=112 (local.get $at)) (local.get $h)))
          (local.set $at (i32.add (local.get $at) (i32.const 128)))
          (br_if $next (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 4))) (local.get $end))))
        (call $unit (local.get $a) (local.get $c) (local.get $e) (local.get $g)
          (i32.add (local.get $state) (local.get $unit)) (i32.add (local.get $out) (local.get $unit)))
        (local.set $unit (i32.add (local.get $unit) (i32.const 16)))
        (call $unit (local.get $b) (local.get $d) (local.get $f) (local.get $h)
          (i32.add (local.get $state) (local.get $unit)) (i32.add (local.get $out) (local.get $unit)))
        (local.set $from (i32.add (local.get $from) (i32.const 128)))
        (br_if $group
          (i32.lt_u (local.tee $unit (i32.add (local.get $unit) (i32.const 16))) (local.get $width))))
      (local.set $before (local.get $out))
      (local.set $z (i32.add (local.get $z) (local.get $zStep)))
      (local.set $out (i32.add (local.get $out) (local.get $outStep)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; out[t][0..8) = bias[0..8) + sum over i < inputs of x[t][i] * w[i][0..8), for n rows. w: bias[8], then [inputs][8].
  (func (export "scores")
    (param $x i32) (param $n i32) (param $inputs i32) (param $w i32) (param $out i32)
    (local $i i32) (local $at i32) (local $s v128) (local $a v128) (local $b v128)
    (if (i32.eqz (local.get $n)) (then (return)))
    (loop $row
      (local.set $a (v128.load offset=0 (local.get $w)))
      (local.set $b (v128.load offset=16 (local.get $w)))
      (local.set $at (local.get $w))
      (local.set $i (local.get $inputs))
      (loop $next
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (local.set $s (v128.load32_splat (local.get $x)))
        (local.set $a (f32x4.relaxed_madd (local.get $s) (v128.load offset=0 (local.get $at)) (local.get $a)))
        (local.set $b (f32x4.relaxed_madd (local.get $s) (v128.load offset=16 (local.get $at)) (local.get $b)))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (v128.store offset=0 (local.get $out) (local.get $a))
      (v128.store offset=16 (local.get $out) (local.get $b))
      (local.set $out (i32.add (local.get $out) (i32.const 32)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; out[0..8) = sum over x < 7 of v[x] * m[x][0..8); rows of m are 32 bytes apart
  (func $apply (param $v i32) (param $m i32) (param $out i32)
    (local $end i32) (local $s v128) (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $v) (i32.const 28)))
    (loop $next
      (local.set $s (v128.load32_splat (local.get $v)))
      (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $s) (v128.load offset=0 (local.get $m)))))
      (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $s) (v128.load offset=16 (local.get $m)))))
      (local.set $m (i32.add (local.get $m) (i32.const 32)))
      (br_if $next
        (i32.lt_u (local.tee $v (i32.add (local.get $v) (i32.const 4))) (local.get $end))))
    (v128.store offset=0 (local.get $out) (local.get $a))
    (v128.store offset=16 (local.get $out) (local.get $b)))

  ;; at[0..8) = (a, b) divided by the sum of their seven first
  (func $spread (param $at i32) (param $a v128) (param $b v128) (local $s v128)
    (local.set $b (f32x4.replace_lane 3 (local.get $b) (f32.const 0)))
    (local.set $s (f32x4.add (local.get $a) (local.get $b)))
    (local.set $s (f32x4.add (local.get $s)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $s) (local.get $s))))
    (local.set $s (f32x4.add (local.get $s)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $s) (local.get $s))))
    (local.set $s (f32x4.max (local.get $s) (v128.const f32x4 1e-38 1e-38 1e-38 1e-38)))
    (v128.store offset=0 (local.get $at) (f32x4.div (local.get $a) (local.get $s)))
    (v128.store offset=16 (local.get $at) (f32x4.div (local.get $b) (local.get $s))))

  ;; e to the power of v <= 0, to within 0.000001 of it: 2^n * e^r with n whole and r within half of ln 2, e^r by its series
  (func $exp (param $v v128) (result v128) (local $n v128) (local $r v128)
    (local.set $v (f32x4.max (local.get $v) (v128.const f32x4 -80 -80 -80 -80)))
    (local.set $n (f32x4.nearest (f32x4.mul (local.get $v)
      (v128.const f32x4 1.44269504 1.44269504 1.44269504 1.44269504))))
    (local.set $r (f32x4.sub (local.get $v)
      (f32x4.mul (local.get $n) (v128.const f32x4 0.693147181 0.693147181 0.693147181 0.693147181))))
    (f32x4.mul
      (i32x4.shl (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $n)) (v128.const i32x4 127 127 127 127)) (i32.const 23))
      (f32x4.add (v128.const f32x4 1 1 1 1) (f32x4.mul (local.get $r)
        (f32x4.add (v128.const f32x4 1 1 1 1) (f32x4.mul (local.get $r)
          (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5) (f32x4.mul (local.get $r)
            (f32x4.add (v128.const f32x4 0.16666667 0.16666667 0.16666667 0.16666667) (f32x4.mul (local.get $r)
              (f32x4.add (v128.const f32x4 0.041666667 0.041666667 0.041666667 0.041666667) (f32x4.mul (local.get $r)
                (f32x4.add (v128.const f32x4 0.008333333 0.008333333 0.008333333 0.008333333) (f32x4.mul (local.get $r)
                  (v128.const f32x4 0.001388889 0.001388889 0.001388889 0.001388889))))))))))))))) 

  ;; For each role's labels (1 and 2, 3 and 4, 5 and 6) the share of what follows them in which the role goes on, written
  ;; before `end`. follows: what follows from the next token, by its label; m: steps to it, transposed; all: their product.
  (func $goesOn (param $end i32) (param $follows i32) (param $m i32) (param $all i32) (local $inside i32) (local $part f32)
    (local.set $inside (i32.const 6))
    (loop $role
      (local.set $part (f32.load (i32.add (local.get $follows) (i32.shl (local.get $inside) (i32.const 2)))))
      (call $putShare (local.get $end) (local.get $inside) (local.get $inside) (local.get $part) (local.get $m) (local.get $all))
      (call $putShare (local.get $end) (i32.sub (local.get $inside) (i32.const 1)) (local.get $inside) (local.get $part)
        (local.get $m) (local.get $all))
      (br_if $role (local.tee $inside (i32.sub (local.get $inside) (i32.const 2))))))

  (func $putShare (param $end i32) (param $label i32) (param $inside i32) (param $part f32) (param $m i32) (param $all i32)
    (local.set $label (i32.shl (local.get $label) (i32.const 2)))
    (f32.store (i32.add (i32.sub (local.get $end) (i32.const 28)) (local.get $label))
      (f32.div
        (f32.mul (local.get $part)
          (f32.load (i32.add (i32.add (local.get $m) (i32.shl (local.get $inside) (i32.const 5))) (local.get $label))))
        (f32.load (i32.add (local.get $all) (local.get $label))))))

  ;; out[t][0..7), the chances of n tokens' labels, and on[t][0..7), the chances that they go on, by forward-backward: as
  ;; labelChances of decode.ts. emissions: [n][7]; edges: a byte a token; factors and turned: [256][7][8], turned with its
  ;; matrices transposed. work: 64 bytes a token and 64 more. The last token's on is not written.
  (func (export "chances")
    (param $emissions i32) (param $edges i32) (param $n i32) (param $factors i32) (param $turned i32) (param $work i32)
    (param $out i32) (param $on i32)
    (local $t i32) (local $at i32) (local $e i32) (local $v i32) (local $s v128) (local $a v128) (local $b v128)
    (local.set $v (local.get $work))
    (local.set $work (i32.add (local.get $work) (i32.const 64)))
    ;; work[t]: the exponentials of the emissions, then what leads to t
    (loop $next
      (local.set $at (i32.add (local.get $work) (i32.shl (local.get $t) (i32.const 6))))
      (local.set $e (i32.add (local.get $emissions) (i32.mul (local.get $t) (i32.const 28))))
      (local.set $a (v128.load offset=0 (local.get $e)))
      (local.set $b (v128.load offset=16 (local.get $e)))
      (local.set $b (f32x4.replace_lane 3 (local.get $b) (f32.const -1e9)))
      (local.set $s (f32x4.max (local.get $a) (local.get $b)))
      (local.set $s (f32x4.max (local.get $s)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $s) (local.get $s))))
      (local.set $s (f32x4.max (local.get $s)
        (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $s) (local.get $s))))
      (local.set $a (call $exp (f32x4.sub (local.get $a) (local.get $s))))
      (local.set $b (call $exp (f32x4.sub (local.get $b) (local.get $s))))
      (v128.store offset=0 (local.get $at) (local.get $a))
      (v128.store offset=16 (local.get $at) (local.get $b))
      (if (local.get $t)
        (then
          (call $apply (i32.sub (local.get $at) (i32.const 32))
            (i32.add (local.get $factors)
              (i32.mul (i32.load8_u (i32.add (local.get $edges) (local.get $t))) (i32.const 224)))
            (local.get $v))
          (call $spread (i32.add (local.get $at) (i32.const 32))
            (f32x4.mul (local.get $a) (v128.load offset=0 (local.get $v)))
            (f32x4.mul (local.get $b) (v128.load offset=16 (local.get $v)))))
        (else
          (call $spread (i32.add (local.get $at) (i32.const 32))
            (f32x4.mul (local.get $a) (v128.const f32x4 1 1 0 1))
            (f32x4.mul (local.get $b) (v128.const f32x4 0 1 0 0)))))
      (br_if $next (i32.lt_u (local.tee $t (i32.add (local.get $t) (i32.const 1))) (local.get $n))))
    ;; v: what follows from t
    (v128.store offset=0 (local.get $v) (v128.const f32x4 1 1 1 1))
    (v128.store offset=16 (local.get $v) (v128.const f32x4 1 1 1 0))
    (loop $back
      (local.set $t (i32.sub (local.get $t) (i32.const 1)))
      (local.set $at (i32.add (local.get $work) (i32.shl (local.get $t) (i32.const 6))))
      (local.set $e (i32.add (local.get $out) (i32.mul (local.get $t) (i32.const 28))))
      (local.set $a (v128.load offset=0 (local.get $v)))
      (local.set $b (v128.load offset=16 (local.get $v)))
      (call $spread (i32.add (local.get $at) (i32.const 32))
        (f32x4.mul (local.get $a) (v128.load offset=32 (local.get $at)))
        (f32x4.mul (local.get $b) (v128.load offset=48 (local.get $at))))
      (v128.store (local.get $e) (v128.load offset=32 (local.get $at)))
      (v128.store64_lane offset=16 0 (local.get $e) (v128.load offset=48 (local.get $at)))
      (v128.store32_lane offset=24 2 (local.get $e) (v128.load offset=48 (local.get $at)))
      (v128.store offset=0 (local.get $at) (f32x4.mul (local.get $a) (v128.load offset=0 (local.get $at))))
      (v128.store offset=16 (local.get $at) (f32x4.mul (local.get $b) (v128.load offset=16 (local.get $at))))
      (local.set $e (i32.add (local.get $turned)
        (i32.mul (i32.load8_u (i32.add (local.get $edges) (local.get $t))) (i32.const 224))))
      (call $apply (local.get $at) (local.get $e) (local.get $v))
      (if (local.get $t) (then
        (call $goesOn (i32.add (local.get $on) (i32.mul (local.get $t) (i32.const 28))) (local.get $at) (local.get $e)
          (local.get $v))))
      (call $spread (local.get $v) (v128.load offset=0 (local.get $v)) (v128.load offset=16 (local.get $v)))
      (br_if $back (local.get $t)))))
