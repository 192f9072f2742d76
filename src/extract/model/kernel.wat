;; The model's arithmetic, several numbers at a time. `kernel.wasm` is made from this file by `npm run build:kernel`.
;; First the sums of table rows (table.ts), then the network: its HIDDEN is 48, so a direction has 4 * 48 sums and a row
;; of weights 768 bytes. All addresses are in bytes.
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

  ;; out[t][0..64) = for n rows of 5 numbers (16 bits each) the sum of the tables' rows of those numbers: 64 signed bytes,
  ;; times the table's unit. tables: 5 pairs of an address and a unit.
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
            (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 2))) (i32.const 10))))
        (v128.store offset=0 (local.get $out) (local.get $a))
        (v128.store offset=16 (local.get $out) (local.get $b))
        (v128.store offset=32 (local.get $out) (local.get $c))
        (v128.store offset=48 (local.get $out) (local.get $d))
        (local.set $out (i32.add (local.get $out) (i32.const 64)))
        (br_if $quarter
          (i32.lt_u (local.tee $part (i32.add (local.get $part) (i32.const 16))) (i32.const 64))))
      (local.set $numbers (i32.add (local.get $numbers) (i32.const 10)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; z[0..32) = start[0..32) + sum over i < count of x[i] * w[i][0..32); rows of w are 768 bytes apart
  (func $block (param $x i32) (param $count i32) (param $w i32) (param $start i32) (param $z i32)
    (local $s v128) (local $end i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local.set $a (v128.load offset=0 (local.get $start)))
    (local.set $b (v128.load offset=16 (local.get $start)))
    (local.set $c (v128.load offset=32 (local.get $start)))
    (local.set $d (v128.load offset=48 (local.get $start)))
    (local.set $e (v128.load offset=64 (local.get $start)))
    (local.set $f (v128.load offset=80 (local.get $start)))
    (local.set $g (v128.load offset=96 (local.get $start)))
    (local.set $h (v128.load offset=112 (local.get $start)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (local.set $s (v128.load32_splat (local.get $x)))
      (local.set $a (f32x4.relaxed_madd (local.get $s) (v128.load offset=0 (local.get $w)) (local.get $a)))
      (local.set $b (f32x4.relaxed_madd (local.get $s) (v128.load offset=16 (local.get $w)) (local.get $b)))
      (local.set $c (f32x4.relaxed_madd (local.get $s) (v128.load offset=32 (local.get $w)) (local.get $c)))
      (local.set $d (f32x4.relaxed_madd (local.get $s) (v128.load offset=48 (local.get $w)) (local.get $d)))
      (local.set $e (f32x4.relaxed_madd (local.get $s) (v128.load offset=64 (local.get $w)) (local.get $e)))
      (local.set $f (f32x4.relaxed_madd (local.get $s) (v128.load offset=80 (local.get $w)) (local.get $f)))
      (local.set $g (f32x4.relaxed_madd (local.get $s) (v128.load offset=96 (local.get $w)) (local.get $g)))
      (local.set $h (f32x4.relaxed_madd (local.get $s) (v128.load offset=112 (local.get $w)) (local.get $h)))
      (local.set $w (i32.add (local.get $w) (i32.const 768)))
      (br_if $next
        (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 4))) (local.get $end))))
    (v128.store offset=0 (local.get $z) (local.get $a))
    (v128.store offset=16 (local.get $z) (local.get $b))
    (v128.store offset=32 (local.get $z) (local.get $c))
    (v128.store offset=48 (local.get $z) (local.get $d))
    (v128.store offset=64 (local.get $z) (local.get $e))
    (v128.store offset=80 (local.get $z) (local.get $f))
    (v128.store offset=96 (local.get $z) (local.get $g))
    (v128.store offset=112 (local.get $z) (local.get $h)))

  ;; the quotient of squash.ts
  (func $squash (param $v v128) (result v128) (local $s v128)
    (local.set $v (f32x4.max (f32x4.min (local.get $v) (v128.const f32x4 4.97 4.97 4.97 4.97))
      (v128.const f32x4 -4.97 -4.97 -4.97 -4.97)))
    (local.set $s (f32x4.mul (local.get $v) (local.get $v)))
    (f32x4.div
      (f32x4.mul (local.get $v)
        (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s)
          (f32x4.add (v128.const f32x4 17325 17325 17325 17325) (f32x4.mul (local.get $s)
            (f32x4.add (v128.const f32x4 378 378 378 378) (local.get $s)))))))
      (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s)
        (f32x4.add (v128.const f32x4 62370 62370 62370 62370) (f32x4.mul (local.get $s)
          (f32x4.add (v128.const f32x4 3150 3150 3150 3150) (f32x4.mul (local.get $s)
            (v128.const f32x4 28 28 28 28)))))))))

  ;; 0.5 + 0.5 * squash(v): the gates' weights are halved beforehand
  (func $gate (param $v v128) (result v128)
    (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
      (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (call $squash (local.get $v)))))

  ;; One direction over n rows. x: first row read, xStep: bytes to the next one (negative to read backwards).
  ;; w: bias[192], then [inputs][192], then [48][192]. out: where the first row's 48 outputs go.
  ;; scratch: 1152 bytes (sums 768, output 192, state 192).
  (func (export "direction")
    (param $x i32) (param $xStep i32) (param $n i32) (param $inputs i32) (param $w i32)
    (param $out i32) (param $outStep i32) (param $scratch i32)
    (local $h i32) (local $recurrent i32) (local $k i32) (local $input i32) (local $at i32) (local $state v128)
    (local.set $h (i32.add (local.get $scratch) (i32.const 768)))
    (memory.fill (local.get $h) (i32.const 0) (i32.const 384))
    (local.set $input (i32.add (local.get $w) (i32.const 768)))
    (local.set $recurrent (i32.add (local.get $input) (i32.mul (local.get $inputs) (i32.const 768))))
    (if (i32.eqz (local.get $n)) (then (return)))
    (loop $row
      (local.set $k (i32.const 0))
      (loop $part
        (call $block (local.get $x) (local.get $inputs) (i32.add (local.get $input) (local.get $k))
          (i32.add (local.get $w) (local.get $k)) (i32.add (local.get $scratch) (local.get $k)))
        (call $block (local.get $h) (i32.const 48) (i32.add (local.get $recurrent) (local.get $k))
          (i32.add (local.get $scratch) (local.get $k)) (i32.add (local.get $scratch) (local.get $k)))
        (br_if $part
          (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 128))) (i32.const 768))))
      (local.set $k (i32.const 0))
      (loop $lane
        (local.set $at (i32.add (local.get $scratch) (local.get $k)))
        (local.set $state
          (f32x4.add
            (f32x4.mul (call $gate (v128.load offset=192 (local.get $at))) (v128.load offset=960 (local.get $at)))
            (f32x4.mul (call $gate (v128.load (local.get $at))) (call $squash (v128.load offset=384 (local.get $at))))))
        (v128.store offset=960 (local.get $at) (local.get $state))
        (v128.store offset=768 (local.get $at)
          (f32x4.mul (call $gate (v128.load offset=576 (local.get $at))) (call $squash (local.get $state))))
        (v128.store (i32.add (local.get $out) (local.get $k)) (v128.load offset=768 (local.get $at)))
        (br_if $lane
          (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 16))) (i32.const 192))))
      (local.set $x (i32.add (local.get $x) (local.get $xStep)))
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

  ;; chances[t][0..7) of n tokens, by forward-backward: as labelChances of decode.ts. emissions: [n][7]; edges: a byte a token;
  ;; factors and turned: [256][7][8], turned with its matrices transposed. work: 64 bytes a token and 64 more.
  (func (export "chances")
    (param $emissions i32) (param $edges i32) (param $n i32) (param $factors i32) (param $turned i32) (param $work i32)
    (param $out i32)
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
      (call $apply (local.get $at)
        (i32.add (local.get $turned)
          (i32.mul (i32.load8_u (i32.add (local.get $edges) (local.get $t))) (i32.const 224)))
        (local.get $v))
      (call $spread (local.get $v) (v128.load offset=0 (local.get $v)) (v128.load offset=16 (local.get $v)))
      (br_if $back (local.get $t))))

  ;; labels[t] of n tokens, the best sequence: as bestLabels of decode.ts. steps: [256][7][8], -1e30 where none is allowed.
  ;; work: 16 bytes a token and 64 more.
  (func (export "labels")
    (param $emissions i32) (param $edges i32) (param $n i32) (param $steps i32) (param $work i32) (param $out i32)
    (local $t i32) (local $e i32) (local $m i32) (local $x i32) (local $s v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128) (local $from v128) (local $to v128) (local $best f32)
    (local.set $a (f32x4.add (v128.load offset=0 (local.get $emissions)) (v128.const f32x4 0 0 -1e30 0)))
    (local.set $b (f32x4.add (v128.load offset=16 (local.get $emissions)) (v128.const f32x4 -1e30 0 -1e30 -1e30)))
    (local.set $t (i32.const 1))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $t) (local.get $n)))
        (v128.store offset=0 (local.get $work) (local.get $a))
        (v128.store offset=16 (local.get $work) (local.get $b))
        (local.set $m (i32.add (local.get $steps)
          (i32.mul (i32.load8_u (i32.add (local.get $edges) (local.get $t))) (i32.const 224))))
        (local.set $a (v128.const f32x4 -3e38 -3e38 -3e38 -3e38))
        (local.set $b (v128.const f32x4 -3e38 -3e38 -3e38 -3e38))
        (local.set $x (i32.const 0))
        (loop $label
          (local.set $s (v128.load32_splat (i32.add (local.get $work) (i32.shl (local.get $x) (i32.const 2)))))
          (local.set $c (f32x4.add (local.get $s) (v128.load offset=0 (local.get $m))))
          (local.set $d (f32x4.add (local.get $s) (v128.load offset=16 (local.get $m))))
          (local.set $from (v128.bitselect (i32x4.splat (local.get $x)) (local.get $from)
            (f32x4.gt (local.get $c) (local.get $a))))
          (local.set $to (v128.bitselect (i32x4.splat (local.get $x)) (local.get $to)
            (f32x4.gt (local.get $d) (local.get $b))))
          (local.set $a (f32x4.max (local.get $a) (local.get $c)))
          (local.set $b (f32x4.max (local.get $b) (local.get $d)))
          (local.set $m (i32.add (local.get $m) (i32.const 32)))
          (br_if $label (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 1))) (i32.const 7))))
        (v128.store (i32.add (i32.add (local.get $work) (i32.const 64)) (i32.shl (local.get $t) (i32.const 4)))
          (i16x8.narrow_i32x4_s (local.get $from) (local.get $to)))
        (local.set $e (i32.add (local.get $emissions) (i32.mul (local.get $t) (i32.const 28))))
        (local.set $a (f32x4.add (local.get $a) (v128.load offset=0 (local.get $e))))
        (local.set $b (f32x4.add (local.get $b) (v128.load offset=16 (local.get $e))))
        ;; only differences count: small numbers stay exact over long paragraphs
        (local.set $s (f32x4.splat (f32x4.extract_lane 0 (local.get $a))))
        (local.set $a (f32x4.sub (local.get $a) (local.get $s)))
        (local.set $b (f32x4.sub (local.get $b) (local.get $s)))
        (local.set $t (i32.add (local.get $t) (i32.const 1)))
        (br $next)))
    (v128.store offset=0 (local.get $work) (local.get $a))
    (v128.store offset=16 (local.get $work) (local.get $b))
    (local.set $best (f32.load (local.get $work)))
    (local.set $e (i32.const 0))
    (local.set $x (i32.const 1))
    (loop $last
      (local.set $m (i32.add (local.get $work) (i32.shl (local.get $x) (i32.const 2))))
      (if (f32.gt (f32.load (local.get $m)) (local.get $best)) (then
        (local.set $best (f32.load (local.get $m)))
        (local.set $e (local.get $x))))
      (br_if $last (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 1))) (i32.const 7))))
    (loop $back
      (local.set $t (i32.sub (local.get $t) (i32.const 1)))
      (i32.store8 (i32.add (local.get $out) (local.get $t)) (local.get $e))
      (local.set $e (i32.load16_u (i32.add (i32.add (local.get $work) (i32.const 64))
        (i32.add (i32.shl (local.get $t) (i32.const 4)) (i32.shl (local.get $e) (i32.const 1))))))
      (br_if $back (local.get $t)))))
