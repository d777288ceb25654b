import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useScheme } from '../theme/scheme';
import { palette, type Palette } from '../theme/tokens';
import type { Drawn } from './drawn';

use([LineChart, BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

const FONT = "'Inter Variable', system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The one theme of all charts. */
function options(drawn: Drawn, p: Palette): Parameters<EChartsType['setOption']>[0] {
  const axisText = { color: p.soft, fontFamily: FONT, fontSize: 11 };
  return {
    animationDuration: 200,
    grid: { left: 4, right: 18, top: 12, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: p.raised,
      borderColor: p.line,
      padding: [8, 10],
      textStyle: { color: p.ink, fontFamily: FONT, fontSize: 12 },
      axisPointer: { type: drawn.series.some((s) => s.kind === 'bar') ? 'shadow' : 'line', lineStyle: { color: p.soft }, shadowStyle: { color: p.neutralBack, opacity: 0.5 } },
      formatter: (points: { dataIndex: number }[]) => {
        const index = points[0]?.dataIndex ?? 0;
        const lines = drawn.series.map(
          (s) =>
            `<div style="display:flex;gap:16px;justify-content:space-between"><span><i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${p[s.colour]}"></i>${escaped(s.name)}</span><b style="font-weight:600;font-variant-numeric:tabular-nums">${escaped(s.texts[index] ?? '—')}</b></div>`,
        );
        return `<div style="color:${p.soft};margin-bottom:4px">${escaped(drawn.categories[index] ?? '')}</div>${lines.join('')}`;
      },
    },
    xAxis: {
      type: 'category',
      data: drawn.ticks ?? drawn.categories,
      boundaryGap: drawn.series.some((s) => s.kind === 'bar'),
      axisLine: { lineStyle: { color: p.line } },
      axisTick: { show: false },
      axisLabel: { ...axisText, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      max: drawn.max,
      splitNumber: 4,
      interval: drawn.max === undefined ? undefined : drawn.max / 4,
      axisLabel: { ...axisText, formatter: drawn.value },
      splitLine: { lineStyle: { color: p.line } },
    },
    series: drawn.series.map((s) => ({
      name: s.name,
      type: s.kind === 'bar' ? 'bar' : 'line',
      data: s.values,
      color: p[s.colour],
      barMaxWidth: 28,
      barGap: '10%',
      itemStyle: s.kind === 'bar' ? { borderRadius: [2, 2, 0, 0] } : {},
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: drawn.categories.length <= 16,
      lineStyle: { width: 2 },
      areaStyle: s.kind === 'area' ? { opacity: 0.1 } : undefined,
      cursor: drawn.onPick ? 'pointer' : 'default',
    })),
  };
}

/** Draws with ECharts; only what is used of it is loaded, and only where there is a chart. */
export default function Drawing({ height, ...drawn }: Drawn & { height: number }) {
  const { scheme } = useScheme();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const made = init(element, null, { renderer: 'canvas' });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const made = chart.current;
    if (!made) return;
    made.setOption(options(drawn, palette[scheme]), { notMerge: true });
    made.getZr().off('click');
    if (drawn.onPick) {
      const pick = drawn.onPick;
      made.getZr().on('click', (event) => {
        const at = made.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
        if (at >= 0 && at < drawn.categories.length) pick(Math.round(at));
      });
    }
  });

  return <div ref={place} style={{ height }} />;
}
